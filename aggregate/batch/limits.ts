/** From how many children, and to how great a likeness, figures are sent: the same limits where they are made and where they are read. */

/** A group of fewer has no mean, and a questionnaire that fewer were asked has no table. */
export const groupFrom = 10
/** A group of fewer has no spread. */
export const sdFrom = 20
/** Above these shares of a group a mean would tell what one child answered. */
export const oneValueAtMost = 0.8
export const oneBandAtMost = 0.9
