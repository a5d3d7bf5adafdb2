/** What one login shows, before it is put into a protocol's words. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly authzid?: string;
}
