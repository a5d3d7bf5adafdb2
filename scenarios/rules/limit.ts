/** More rewrites than this (records, aliases and Forwarders together) are a loop. */
export const LIMIT = 100;
