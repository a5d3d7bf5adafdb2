/** The longest that a timer can wait (2^31 - 1 ms); beyond it would ring at once. */
const LONGEST = 0x7fffffff;

/** Rings once after so many milliseconds; never for more than a timer can wait. @returns how to call it off */
export function after(milliseconds: number, ring: () => void): () => void {
  if (milliseconds > LONGEST) return () => {};
  const timer = setTimeout(ring, milliseconds);
  return () => clearTimeout(timer);
}
