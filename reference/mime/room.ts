/**
 * How much of one message is still looked into, however its parts lie: a few bytes make a part, a field or a level, and without
 * an end to them one message could keep the whole server busy. What lies beyond is opaque.
 */
export interface Room {
  parts: number;
  fields: number;
  /** Characters of header fields. */
  header: number;
  /** Characters of bodies that are searched for parts; at each level they count anew. */
  body: number;
}

/** Far more than a mail has that somebody wrote. */
export function roomOfMessage(): Room {
  return { parts: 1000, fields: 5000, header: 256 << 10, body: 64 << 20 };
}
