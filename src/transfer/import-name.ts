/** What an import's file is called in the records: cut, and without what could be a personal identity number. */
import { withoutLongNumbers } from '#exchange'

export const importName = (file: string): string => withoutLongNumbers(file).trim().slice(0, 120) || '–'
