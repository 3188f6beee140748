/**
 * Which parts of the catalogue the one who answers needs. They are all that is fetched before the first question; the
 * rest comes with the staff screens. A language stays one file for its translator: the build cuts it (scripts/words.ts).
 */
const firstParts = ['app', 'answering', 'refusal']

export const isFirst = (id: string): boolean => firstParts.includes(id.slice(0, id.indexOf('.')))
