import type { Certificate } from "../../../fixtures/certificate.ts";
import { foldCase } from "../../../fixtures/name_shapes.ts";
import type { ExportedFile } from "../exporter.ts";

/** Where a Domain's certificate lies, without its ending: `tls/client1.com`. */
export const certificatePath = ({ name }: { readonly name: string }): string =>
  `tls/${foldCase(name)}`;

/** A chain and a key for each Domain. */
export function certificateFiles(
  certificates: Readonly<Record<string, Certificate>>,
): ExportedFile[] {
  return Object.entries(certificates).flatMap(([name, { chain, key }]) => [
    { path: `${certificatePath({ name })}.crt`, content: chain, mode: 0o644 },
    { path: `${certificatePath({ name })}.key`, content: key },
  ]);
}
