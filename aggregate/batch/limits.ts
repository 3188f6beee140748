/** From how many children, and to how great a likeness, figures are sent: the same limits where they are made and where they are read. */

/** A group of fewer has no mean; a questionnaire that fewer were asked, or a form by which fewer were followed up, has no table. */
export const groupFrom = 10
/** A group of fewer has no spread. */
export const sdFrom = 20
/** Above these shares of a group a mean would tell what one child answered. */
export const oneValueAtMost = 0.8
export const oneBandAtMost = 0.9

/** A sum spread more than this share of its parts together rises with them so nearly as one that whoever knows it knows them. */
const asOneFrom = 0.95

/** Whether parts may not be sent beside their sum, by the spreads of all as they are sent. */
export const riseAsOne = (whole: number, parts: readonly number[]): boolean =>
  whole > asOneFrom * parts.reduce((sum, part) => sum + part, 0) + 1e-9
