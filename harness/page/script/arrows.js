/** Where each arrow key goes: rows and columns. */
const WAYS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The links of a heat map as they stand: a list for each row, with nothing where there is no check. @param {Element} table */
const gridOf = (table) =>
  [...table.querySelectorAll("tr[data-clause]")].map((row) =>
    [...row.children].map((cell) => cell.querySelector("a"))
  );

/**
 * The next link in a direction, past what is empty.
 * @param {readonly (readonly (Element | null)[])[]} grid
 * @param {Element} from
 * @param {readonly [number, number]} way
 */
function next(grid, from, [down, right]) {
  let row = grid.findIndex((cells) => cells.includes(from));
  let column = grid[row]?.indexOf(from) ?? -1;
  while (row >= 0) {
    row += down;
    column += right;
    const cells = grid[row];
    if (!cells || column < 0 || column >= cells.length) return undefined;
    if (cells[column]) return cells[column];
  }
  return undefined;
}

/** Only one link of the map is reached by Tab; arrow keys go on from there. @param {Element} table */
export function withArrows(table) {
  const links = () => [...table.querySelectorAll("tr[data-clause] a")];
  const only = (link) => {
    for (const one of links()) one.tabIndex = one === link ? 0 : -1;
  };
  only(links()[0]);
  table.addEventListener("focusin", ({ target }) => {
    if (target.matches("tr[data-clause] a")) only(target);
  });
  table.addEventListener("keydown", (event) => {
    // With one of these it is the browser's: Alt and an arrow go back.
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const way = WAYS[event.key];
    const to = way && next(gridOf(table), event.target, way);
    if (!way) return;
    event.preventDefault();
    to?.focus();
  });
  return () => only(links()[0]);
}
