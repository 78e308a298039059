/**
 * The script of « Mes résultats », with the file of the record, and of the pages that offer to erase it.
 */
import { offerErase } from "./erase.js";
import { showResults } from "./results.js";

showResults();
offerErase();
