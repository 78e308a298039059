"""The rules of payment, tax and length that the French course teaches, each with its source, written a second time.

Where the course says them: `content/values.yml` and its questions. What compares the two: `test_course_numbers`.
"""

from __future__ import annotations

import datetime
from datetime import date as Date  # noqa: N812 - the name of a type here, and of a field in forms
from decimal import ROUND_HALF_UP, Decimal

# Days. Code de la commande publique: R. 2192-10 and -11; R. 2193-16; R. 2192-29; R. 2192-36. CCAG Travaux 2021: 12.4.2.
TOWN, HOSPITAL, SILENCE, RESUMED, INTEREST_DUE, ACCOUNT = 30, 50, 15, 30, 45, 30
SITE_CHECK = 7  # AIFE, good practice of the maître d'œuvre in the circuit of works
POINTS, INDEMNITY = Decimal(8), Decimal(40)  # R. 2192-31; L. 2192-13 and D. 2192-35
# ECB, main refinancing operations, on the first day of a half-year; read in several reprints, not at the ECB itself.
ECB = {"2025-1": Decimal("3.15"), "2025-2": Decimal("2.15"), "2026-1": Decimal("2.15"), "2026-2": Decimal("2.40")}
VAT, RETENTION = Decimal("0.20"), Decimal("0.05")  # CGI, article 278; R. 2191-33
NUMBER_LENGTH, NAME_LENGTH, LINK_MINUTES = 20, 50, 60  # AIFE: invoice number, name of a file, link of activation

VALUES: dict[str, Decimal | int] = {
    "delai-paiement": TOWN, "delai-paiement-sante": HOSPITAL, "delai-paiement-entreprise-publique": 60,
    "delai-titulaire": SILENCE, "delai-reprise": RESUMED, "delai-interets": INTEREST_DUE, "delai-moe": SITE_CHECK,
    "delai-decompte-final": 30, "delai-decompte-general": ACCOUNT, "delai-decompte-tacite": 10, "delai-acceptation": 21,
    "majoration-taux": POINTS, "indemnite": INDEMNITY, "retenue-garantie": RETENTION * 100,
    "seuil-paiement-direct": 600, "numero-longueur": NUMBER_LENGTH, "nom-piece": NAME_LENGTH,
    "lien-activation": LINK_MINUTES, **{f"taux-{half}": percent + POINTS for half, percent in ECB.items()},
}  # fmt: skip


def due(start: Date, days: int) -> Date:
    """R. 2192-10 and -11; calendar days, the first day not counted (service-public.fr, F32073)."""
    return start + datetime.timedelta(days)


def due_from_latest(one: Date, other: Date, days: int) -> Date:
    """R. 2192-13: reception or execution, the later; CCAG Travaux 12.4.2: the later of two receptions."""
    return due(max(one, other), days)


def due_if_silent(filed: Date, days: int) -> Date:
    """R. 2193-16 and R. 2192-23: the silence of the titulaire is an agreement; the delay starts when it ends."""
    return due(due(filed, SILENCE), days)


def due_after_interruption(start: Date, notified: Date, complete: Date, days: int) -> Date:
    """R. 2192-27 to -29: 30 days from the last document, or what was left on the day of the notification, if longer."""
    return due(complete, max(RESUMED, days - (notified - start).days))


def rate(refinancing: Decimal) -> Decimal:
    """R. 2192-31: the rate of the ECB plus 8 points."""
    return refinancing + POINTS


def interest(base: Decimal, last_day: Date, paid: Date) -> Decimal:
    """R. 2192-32, as F32073 has it: with taxes, over 365, from the day after the last one to the payment included.

    R. 2192-31: at the rate of the half-year in which this period begins, even when it goes on in the next.
    """
    first = due(last_day, 1)
    percent = rate(ECB[f"{first.year}-{1 if first.month < 7 else 2}"])
    return cents(base * (paid - last_day).days / 365 * percent / 100)


def interest_and_indemnity(base: Decimal, last_day: Date, paid: Date) -> Decimal:
    """L. 2192-13 and D. 2192-35: 40 € on top of the interest."""
    return interest(base, last_day, paid) + INDEMNITY


def late(base: Decimal, start: Date, paid: Date) -> Decimal:
    """The interest a town owes, from the reception on."""
    return interest(base, due(start, TOWN), paid)


def claim(base: Decimal, start: Date, paid: Date) -> tuple[Decimal, Date]:
    """What a town owes besides, and the last day to pay it: R. 2192-36."""
    return late(base, start, paid) + INDEMNITY, due(paid, INTEREST_DUE)


def interest_form(without: Decimal, start: Date, paid: Date, refinancing: Decimal) -> dict[str, Date | Decimal]:
    """Every field of the sheet of a claim against a town."""
    base, last_day = with_tax(without), due(start, TOWN)
    owed, days = late(base, start, paid), Decimal((paid - last_day).days)
    return {
        "echeance": last_day, "debut": due(last_day, 1), "base": base, "jours": days, "taux": rate(refinancing),
        "interets": owed, "indemnite": INDEMNITY, "total": owed + INDEMNITY,
    }  # fmt: skip


def days_left(start: Date, today: Date, days: int) -> Decimal:
    """Days until a delay ends, today not counted."""
    return Decimal((due(start, days) - today).days)


def with_tax(*parts: Decimal) -> Decimal:
    """CGI, article 278: 20 % of value added tax."""
    return cents(sum(parts) * (1 + VAT))


def phase(contract: Decimal, percent: Decimal) -> Decimal:
    """A share of a contract, then the tax."""
    return with_tax(contract * percent / 100)


def without_tax(amount: Decimal) -> Decimal:
    """CGI, article 283, 2 nonies: works of a subcontractor on buildings are invoiced without tax."""
    return amount


def difference(whole: Decimal, part: Decimal) -> Decimal:
    """CCAG Travaux 12.1: the whole admitted, less what was admitted before. R. 2192-34: the rest of a sum contested."""
    return whole - part


def net(whole: Decimal, before: Decimal, revision: Decimal) -> Decimal:
    """CCAG Travaux 12.2, R. 2191-33: difference, revision, tax, then retention on the total with tax."""
    return cents(with_tax(difference(whole, before) * revision) * (1 - RETENTION))


def totals(names: str, without: Decimal, before: Decimal = Decimal(0)) -> dict[str, Date | Decimal]:
    """The three amounts of a form, under the names of its fields."""
    total = with_tax(without - before)
    return dict(zip(names.split("/"), (without - before, total - (without - before), total), strict=True))


def simple_totals(without: Decimal) -> dict[str, Date | Decimal]:
    """The three amounts of a simple invoice."""
    return totals("ht/tva/ttc", without)


def other_totals(without: Decimal, before: Decimal = Decimal(0)) -> dict[str, Date | Decimal]:
    """The same in forms that name the fields in full."""
    return totals("hors-taxe/taxe/total", without, before)


def too_long(text: str) -> Decimal:
    """AIFE: an invoice number has 20 characters at most."""
    return Decimal(len(text) - NUMBER_LENGTH)


def name_too_long(size: Decimal) -> Decimal:
    """AIFE: a file name has 50 characters at most."""
    return size - NAME_LENGTH


def left_of_twelve(*_: str) -> Decimal:
    """The one case with words for its numbers: twelve invoices, nine of them in, one of the rest in already."""
    return Decimal(12 - 9 - 1)


def room(suffix: str) -> Decimal:
    """What a suffix leaves of these 20 characters."""
    return Decimal(NUMBER_LENGTH - len(suffix))


def minutes_left(sent: str, now: str) -> Decimal:
    """AIFE: a link of activation is good for 60 minutes."""
    clock = [int(hours) * 60 + int(minutes) for hours, minutes in (sent.split(" h "), now.split(" h "))]
    return Decimal(LINK_MINUTES + clock[0] - clock[1])


def cents(amount: Decimal) -> Decimal:
    """To the cent, halves up."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
