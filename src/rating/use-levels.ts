/** The ten levels of C-GAS: their ends, and what each means in the words of the instrument's labels. */
import { ratedForm } from '#instruments'
import { bandEnds } from '../results/rater-agreement.ts'
import { useWords } from '../words/index.tsx'
import { labelsIn } from '../words/labels.ts'

export function useLevels(): (band: number) => { readonly range: string; readonly meaning: string } {
  const { band: meaningOf } = labelsIn(useWords())
  return (band) => {
    const range = bandEnds(band).join('–')
    return { range, meaning: meaningOf(range, ratedForm) }
  }
}
