/** `@std/testing/bdd` by way of node:test, until the registry of the standard library is in reach. */
export {
  after as afterAll,
  afterEach,
  before as beforeAll,
  beforeEach,
  describe,
  it,
} from "node:test";
