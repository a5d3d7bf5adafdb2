/** What a client sends beside the name, in the words that users know. */
export const HINTS = [
  ["target domain", "targetDomain"],
  ["host", "host"],
  ["Server Name setting", "setting"],
  ["TLS server name", "serverName"],
  ["authorization identity", "authzid"],
] as const;
