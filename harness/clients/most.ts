/** So many bytes a login may be told, and a server that goes on without end fills no memory. */
export const MOST = 4 << 20;

/** Counts what is told. @returns what is wrong, once it is too much */
export function counting(): (bytes: { readonly length: number }) => Error | undefined {
  let told = 0;
  return ({ length }) => {
    told += length;
    return told > MOST ? new Error(`the server sent more than ${MOST} bytes`) : undefined;
  };
}
