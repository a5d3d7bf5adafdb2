/** A Linux network namespace of its own for a child process: loopback alone, with further IPv6 addresses. */
export type Namespace =
  | { readonly kind: "possible"; command(program: string, ...args: string[]): Deno.Command }
  | { readonly kind: "impossible"; readonly because: string };

/** As root of this machine, else as root of a user namespace, where the kernel lets users have one. */
const WAYS = [["--net"], ["--user", "--map-root-user", "--net"]] as const;

/** Run as root of the namespace: addresses in the first argument, then the program. Nothing answers there, so that none has to be asked for (nodad). */
const SET_UP = `
  set -e
  ip link set lo up
  for address in $1; do ip -6 address add "$address/128" dev lo nodad; done
  shift
  exec "$@"
`;

/** Tries to make one. It ends with the process in it. */
export async function namespaceWith(addresses: readonly string[]): Promise<Namespace> {
  const refusals: string[] = [];
  for (const way of WAYS) {
    const command = (...program: string[]) =>
      new Deno.Command("unshare", {
        args: [...way, "sh", "-c", SET_UP, "sh", addresses.join(" "), ...program],
        stdin: "null",
        stdout: "piped",
        stderr: "piped",
      });
    const refusal = await refusalOf(command("true"));
    if (refusal === undefined) return { kind: "possible", command };
    refusals.push(`unshare ${way.join(" ")}: ${refusal}`);
  }
  return { kind: "impossible", because: refusals.join("; ") };
}

async function refusalOf(command: Deno.Command): Promise<string | undefined> {
  try {
    const { success, code, stderr } = await command.output();
    if (success) return undefined;
    return new TextDecoder().decode(stderr).trim().split("\n")[0] || `exit ${code}`;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "it is not here (Debian's util-linux)";
    throw error;
  }
}
