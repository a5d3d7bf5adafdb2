import { isIP, isIPv6 } from "node:net";

export interface DataAddress {
  readonly address: string;
  readonly port: number;
}

/** RFC 959's `h1,h2,h3,h4,p1,p2`. Nothing where it is malformed. */
export function readPort(text: string): DataAddress | undefined {
  if (!/^\d{1,3}(,\d{1,3}){5}$/.test(text)) return undefined;
  const numbers = text.split(",").map(Number);
  if (numbers.some((number) => number > 255)) return undefined;
  const [high = 0, low = 0] = numbers.slice(4);
  return { address: numbers.slice(0, 4).join("."), port: high * 256 + low };
}

/** The same the other way. @param address an IPv4 address */
export function writePort({ address, port }: DataAddress): string {
  return [...address.split("."), port >> 8, port & 255].join(",");
}

/** RFC 2428's `|1|132.235.1.2|6275|`, with any delimiter. Nothing where it is malformed, `network` where the family is unknown. */
export function readExtendedPort(text: string): DataAddress | "network" | undefined {
  const [before, family, address = "", port = "", after, ...more] = text.split(text[0] ?? "");
  if (before !== "" || after !== "" || more.length > 0 || !/^[!-~]/.test(text)) return undefined;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return undefined;
  if (family !== "1" && family !== "2") return "network";
  if (isIP(address) !== (family === "1" ? 4 : 6)) return undefined;
  return { address: canonical(address), port: Number(port) };
}

/** One text for one address: an IPv4-mapped address as IPv4, IPv6 as RFC 5952 writes it. */
export function canonical(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [plain = "", zone] = address.split("%");
  if (!isIPv6(plain) || zone !== undefined) return address;
  return new URL(`http://[${plain}]`).hostname.slice(1, -1);
}
