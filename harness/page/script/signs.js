/**
 * How a verdict is shown: a sign and words, of one and of several, so that nothing rests on colour.
 * @type {Readonly<Record<string, { sign: string, word: string, several: string, tone: string, red: boolean }>>}
 */
export const SIGNS = {
  deviates: { sign: "✗", word: "deviates", several: "deviate", tone: "bad", red: true },
  stale: { sign: "‡", word: "stale", several: "stale", tone: "bad", red: true },
  unproven: { sign: "?", word: "unproven", several: "unproven", tone: "bad", red: true },
  differs: { sign: "≠", word: "differs", several: "differ from a SHOULD", tone: "warn", red: true },
  known: { sign: "†", word: "known", several: "known", tone: "known", red: false },
  open: {
    sign: "◇",
    word: "open",
    several: "follow a reading of an OPEN clause",
    tone: "open",
    red: false,
  },
  conforms: { sign: "✓", word: "conforms", several: "conform", tone: "good", red: false },
  notOffered: { sign: "–", word: "not offered", several: "not offered", tone: "none", red: false },
};
