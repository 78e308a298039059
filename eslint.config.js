/**
 * The feature lint of `make check`: what learners' browsers must do is no newer than the last two years of Chromium,
 * Firefox and Safari. Not for style, nor for likely bugs.
 *
 * Both kinds of files are held to what all browsers knew at the end of 2024 (Baseline 2024), and scripts to the versions
 * of tools/bundle.py as well: each of the two rules knows interfaces that the other does not. Syntax needs none: esbuild
 * puts it into the older form. Methods of values have a third keeper: tsconfig.json names the library of 2022.
 */
import css from "@eslint/css";
import baseline from "eslint-plugin-baseline-js";
import compat from "eslint-plugin-compat";

export default [
  {
    files: ["generator/**/*.js"],
    ignores: ["generator/widgets/dist/**", "generator/site/sw.js", "generator/theme/assets/javascripts/**"],
    plugins: { compat, baseline },
    rules: {
      "compat/compat": "error",
      "baseline/use-baseline": [
        "error",
        { available: 2024, includeWebApis: { preset: "safe" }, includeJsBuiltins: { preset: "safe" } },
      ],
    },
    settings: { browsers: ["chrome 131", "firefox 133", "safari 18.0", "ios_saf 18.0"] },
  },
  {
    files: ["**/*.css"],
    ignores: ["generator/widgets/dist/**"],
    plugins: { css },
    language: "css/css",
    rules: {
      "css/use-baseline": [
        "error",
        {
          available: 2024,
          // Each does nothing where it is not known, and the page stays right without it.
          allowProperties: [
            "forced-color-adjust", // Safari has no forced colours
            "print-color-adjust", // known everywhere, under its older name in part
            "orphans", "widows", "break-before", "break-after", // where a sheet of paper ends
            "scrollbar-color", "accent-color", // the system's own scrollbar, the browser's own tick
            "box-decoration-break", // the ends of a marked passage that wraps
          ],
          allowFunctions: ["fit-content"], // only a grid's track asks for it, where all know it
          allowPropertyValues: { "text-wrap": ["pretty"] }, // the last lines of a paragraph
          // Their own sign stays in the list; a closed key is printed by another rule where `::details-content` is not known.
          allowSelectors: ["marker", "details-content"],
        },
      ],
    },
  },
];
