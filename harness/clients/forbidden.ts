/**
 * Whether a protocol's grammar may forbid a name, so that a syntax error refuses it: all but printable ASCII, and nothing at
 * all. A syntax error over any other name says nothing of the name.
 */
export const mayBeForbidden = (login: string): boolean => !/^[\x20-\x7e]+$/.test(login);
