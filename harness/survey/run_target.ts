/** How one target's run ended. */
export interface Surveyed {
  readonly id: string;
  /** The exit code of `run`. */
  readonly code: number;
  readonly seconds: number;
  /** What it printed, its progress too. */
  readonly said: string;
}

/**
 * Runs one target as a user would, in a process of its own: what becomes of one run cannot touch another's. Reports go to a
 * folder of the target's id below `folder`.
 */
export async function runTarget(
  id: string,
  { profile, folder }: { readonly profile: string; readonly folder: string },
): Promise<Surveyed> {
  const began = performance.now();
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["task", "--quiet", "loginspec", "run", "--target", id],
      ...["--profile", profile, "--report", `${folder}/${id}`],
      // Several servers share the machine here: slow is not silent.
      ...["--timeout", "30000"],
    ],
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).output();
  const text = new TextDecoder();
  return {
    id,
    code,
    seconds: Math.round((performance.now() - began) / 100) / 10,
    said: `${text.decode(stdout)}${text.decode(stderr)}`,
  };
}
