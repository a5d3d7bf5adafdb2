const TASK = "deno task loginspec";
const VARIABLE = "LOGINSPEC_CALLED";

/** How a person says our command here: whoever starts it for them tells by `LOGINSPEC_CALLED`; absent, as in a clone. */
export function called(): string {
  // Who imports us may have no right to look there.
  const may = Deno.permissions.querySync({ name: "env", variable: VARIABLE }).state === "granted";
  return (may ? Deno.env.get(VARIABLE) : undefined) || TASK;
}

/** Whether the other tasks are there too: no package has them. */
export const inClone = (): boolean => called() === TASK;

/** A text in which commands are written as a clone has them, with the command as it is called here. */
export function asCalled(text: string): string {
  if (inClone()) return text;
  return text.replaceAll(TASK, called()).replaceAll("deno task serve", `${called()} serve`);
}
