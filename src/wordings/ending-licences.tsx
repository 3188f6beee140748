/** On the staff's first screen: licences that end within a month or have ended, with the way to what can be done. */
import { useMemo } from 'react'
import { Link } from 'wouter'
import { endingPacks, holdsOn } from '../catalogue/packs.ts'
import { today } from '../clock/today.ts'
import { Notice } from '../look/index.tsx'
import { useRecords, useVault } from '../vault/index.ts'
import { useFormName } from '../words/form-name.ts'
import { useWords } from '../words/index.tsx'
import { languageName } from '../words/language-name.ts'

export function EndingLicences() {
  const { t, language } = useWords()
  const formName = useFormName()
  const vault = useVault()
  const records = useRecords()
  const day = today()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the vault gives other answers once the records have changed
  const ending = useMemo(() => endingPacks(vault.of('loaded'), day), [vault, records, day])
  if (ending.length === 0) return null
  return (
    <Notice>
      {ending.map(({ pack, hash }) => (
        <p key={hash}>
          {t(holdsOn(pack, day) ? 'wordings.ends-for' : 'wordings.ended-for', {
            form: formName(pack.form),
            language: languageName(pack.language, language),
            day: pack.licence.validUntil ?? '',
          })}
        </p>
      ))}
      <Link href="/unit/wordings">{t('wordings.title')}</Link>
    </Notice>
  )
}
