/** The words that an answer was given to: the pack it names, or nothing but numbers where the unit no longer has it. */
import { useEffect, useState } from 'react'
import { type Form, itemIds, type WordingPack } from '#instruments'
import { unitPacks } from '../catalogue/packs.ts'
import { type KeptOf, useVault } from '../vault/index.ts'

type Measured = Pick<KeptOf<'answers'>['body'], 'form' | 'wording'>

/**
 * Null until it is found, and where there is none. A form typed in from paper names no pack: the unit's own Swedish
 * one then helps to read the numbers, but never a practice wording, which is not what stood on the paper.
 */
export function useMeasuredWords({ form, wording }: Measured): WordingPack | null {
  const vault = useVault()
  const [pack, setPack] = useState<WordingPack | null>(null)
  const hash = wording?.hash ?? null
  const training = wording?.training ? wording.language : null
  useEffect(() => {
    let late = false
    setPack(null)
    void unitPacks(vault.of('loaded'), { id: form }).then((packs) => {
      const found =
        packs.find((one) => one.hash === hash) ??
        packs.find(({ pack }) =>
          hash === null
            ? pack.language === 'sv' && pack.training === vault.practice
            : pack.training && pack.language === training,
        )
      if (!late) setPack(found?.pack ?? null)
    })
    return () => {
      late = true
    }
  }, [vault, form, hash, training])
  return pack
}

/** As printed on the form, from 1. */
export const itemNumber = (form: Pick<Form, 'items'> | null, id: string): number =>
  form ? itemIds(form).indexOf(id) + 1 : 0

export const itemWords = (pack: WordingPack | null, id: string): string =>
  pack?.items.find((item) => item.id === id)?.text ?? ''

/** The words of each choice, in printed order; none where the pack or the item has none. */
export function choiceWords(pack: WordingPack | null, id: string): readonly string[] {
  const list = pack?.items.find((item) => item.id === id)?.options
  return (list === undefined ? undefined : pack?.options[list]) ?? []
}

export function answerWords(pack: WordingPack | null, id: string, answer: number): string {
  const words = choiceWords(pack, id)[answer]
  return words === undefined ? String(answer) : `${answer} ${words}`
}
