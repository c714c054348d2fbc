/** A table as people take it away: the first row names the columns. */
export type TableRows = (string | null | undefined)[][];

/** Saves a table as CSV that spreadsheets open. */
export function saveCsv(name: string, rows: TableRows): void {
  const text = rows.map((row) => row.map(quoted).join(',')).join('\r\n');
  save(`${name}.csv`, new Blob(['\ufeff', text], { type: 'text/csv' }));
}

/** Saves a table as an Excel workbook. The writer is loaded when it is first needed. */
export async function saveXlsx(name: string, rows: TableRows): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/browser');
  const sheet = rows.map((row) => row.map((value) => ({ type: String, value: value ?? '' })));
  save(`${name}.xlsx`, await writeExcelFile(sheet).toBlob());
}

/** Quoted; a text that a spreadsheet would take for a formula is kept a text. */
function quoted(value: string | null | undefined): string {
  const text = (value ?? '').replace(/"/g, '""');
  return `"${/^[=+\-@\t\r]/.test(text) ? `'${text}` : text}"`;
}

function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
