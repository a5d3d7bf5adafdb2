import type { Table } from "./table.ts";
import { ALL } from "./tables/mod.ts";

/** Every table that can stand in an author's file. */
export const TABLES: readonly Table[] = ALL;
