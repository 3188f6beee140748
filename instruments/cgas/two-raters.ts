/**
 * By how much two raters of one child may differ by error alone, 95 % of the time: the ICC is between raters, and says
 * nothing of one rater twice. SD 10.56 and ICC .74 are of 100 children and four raters; .61 is across countries.
 */
import { sdiffOf, zOf } from '../model/change.ts'

const SD = 10.56
const apart = (icc: number): number => zOf(0.95) * sdiffOf(SD, icc)

/** In points, unrounded: about 15, and 18 across countries. */
export const twoRaters: { readonly points: number; readonly acrossCountries: number } = {
  points: apart(0.74),
  acrossCountries: apart(0.61),
}
