/** `1 login`, `2 logins`. */
export const counted = (many: number, what: string, plural = `${what}s`): string =>
  `${many} ${many === 1 ? what : plural}`;
