/** One column of a table. `number` sits right, `centre` in the middle. The first column heads its row. */
export type Column<Row> = {
  key: string
  label: string
  align?: 'number' | 'centre'
  value: (row: Row) => string | number
}
