/**
 * The script of the memos: their filter.
 */
import { filterTables } from "./filter.js";

filterTables(document);
