/** The ASCII letters of a text in the other case, the others as they are (name.case.account). */
export function otherCase(text: string): string {
  return text.replace(/[A-Za-z]/g, (letter) => {
    const small = letter.toLowerCase();
    return letter === small ? letter.toUpperCase() : small;
  });
}
