/** The part of `@std/assert` that the tests use, typed by hand: the npm build comes without types. */
export declare class AssertionError extends Error {}
type AnyError = abstract new (...args: never[]) => Error;
export declare function assert(condition: unknown, message?: string): asserts condition;
export declare function assertFalse(
  condition: unknown,
  message?: string,
): asserts condition is false | 0 | "" | null | undefined;
export declare function assertEquals<T>(actual: T, expected: NoInfer<T>, message?: string): void;
export declare function assertNotEquals<T>(actual: T, expected: NoInfer<T>, message?: string): void;
export declare function assertStrictEquals<T>(
  actual: unknown,
  expected: T,
  message?: string,
): asserts actual is T;
export declare function assertExists<T>(
  actual: T,
  message?: string,
): asserts actual is NonNullable<T>;
export declare function assertGreater<T>(actual: T, low: T, message?: string): void;
export declare function assertGreaterOrEqual<T>(actual: T, low: T, message?: string): void;
export declare function assertLess<T>(actual: T, high: T, message?: string): void;
export declare function assertLessOrEqual<T>(actual: T, high: T, message?: string): void;
export declare function assertStringIncludes(
  actual: string,
  expected: string,
  message?: string,
): void;
export declare function assertArrayIncludes<T>(
  actual: ArrayLike<T>,
  expected: ArrayLike<T>,
  message?: string,
): void;
export declare function assertMatch(actual: string, expected: RegExp, message?: string): void;
export declare function assertNotMatch(actual: string, expected: RegExp, message?: string): void;
export declare function assertThrows<E extends Error = Error>(
  act: () => unknown,
  errorClass?: AnyError & { prototype: E },
  messageIncludes?: string,
): E;
export declare function assertRejects<E extends Error = Error>(
  act: () => PromiseLike<unknown>,
  errorClass?: AnyError & { prototype: E },
  messageIncludes?: string,
): Promise<E>;
export declare function fail(message?: string): never;
