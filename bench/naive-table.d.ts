/** Written by scenes/cold.ts. */
declare module 'naive-table' {
  const table: import('./baselines/naive-table.js').NaiveTable;
  export default table;
}
