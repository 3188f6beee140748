/** The scale's own text where the unit has loaded it with leave; else it is said that the levels are in our words. */

import { useEffect, useState } from 'react'
import { ratedForm } from '#instruments'
import { packsFor, type UnitPack } from '../catalogue/packs.ts'
import { today } from '../clock/today.ts'
import { exactly } from '../look/exactly.ts'
import { Notice } from '../look/index.tsx'
import { useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

/** The loaded pack in the reader's language, else in Swedish, else any; null where none is loaded or its licence has ended. */
export function useScaleText(): UnitPack | null {
  const { language } = useWords()
  const vault = useVault()
  const [found, setFound] = useState<UnitPack | null>(null)
  useEffect(() => {
    let wanted = true
    void packsFor(vault, ratedForm, today()).then((packs) => {
      const licensed = packs.filter(({ pack }) => !pack.training)
      const inLanguage = (tag: string) => licensed.find(({ pack }) => pack.language === tag)
      if (wanted) setFound(inLanguage(language) ?? inLanguage('sv') ?? licensed[0] ?? null)
    })
    return () => {
      wanted = false
    }
  }, [vault, language])
  return found
}

export function ScaleText({ text }: { readonly text: UnitPack | null }) {
  const { t } = useWords()
  if (!text) return <Notice kind="calm">{t('rating.own-words')}</Notice>
  const { pack } = text
  return (
    <details className="card">
      <summary>{t('rating.scale-text')}</summary>
      <div {...exactly(pack, 'scale-text')}>
        <p>{pack.period}</p>
        <p>{pack.instruction}</p>
        {pack.items.map((item) => (
          <p key={item.id}>{item.text}</p>
        ))}
        <p className="muted">{pack.copyright}</p>
      </div>
    </details>
  )
}
