/**
 * The slip as it is shown and printed, in the language that the form is asked in: for whom, until when, the code, the same
 * to be typed, and when somebody reads. A teacher's names neither unit nor form; no slip names the young person.
 */
import { useEffect, useState } from 'react'
import { momentIn } from '../../clock/moment.ts'
import { QrCode } from '../../look/qr-code.tsx'
import { isLanguage, loadWords, type Words } from '../../words/index.tsx'
import type { Finished } from './made-slip.tsx'

export function SlipSheet({ slip, unit }: { readonly slip: Finished; readonly unit: string }) {
  const words = useWordsIn(slip.language)
  if (!words) return null
  const { t, named, language, direction } = words
  const moment = momentIn(language, 'minute')
  const { to, informant } = slip.for
  return (
    <section className="card sheet slip" aria-label={t('slip.sheet.title')} lang={language} dir={direction}>
      <h2>{t('slip.sheet.title')}</h2>
      <p className="slip__for">
        <strong>{named(`slip.sheet.to.${to}-${informant}`, '')}</strong>
        {to !== 'teacher' && unit !== '' && <span dir="auto"> {t('slip.sheet.from', { unit })}</span>}
      </p>
      <p>{t('slip.sheet.until', { when: moment(new Date(slip.expires).toISOString()) })}</p>
      <div className="slip__ways">
        <div>
          <p>{t('slip.sheet.scan')}</p>
          <QrCode text={slip.link} label={t('slip.sheet.qr')} />
        </div>
        <div>
          <p>{t('slip.sheet.typed')}</p>
          <p className="code slip__address" dir="ltr">
            {new URL('/hem', slip.link).href}
          </p>
          <p className="code slip__typed" dir="ltr">
            {slip.typed.split('-').map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be alike, and their place is who they are
              <span key={at}>{group}</span>
            ))}
          </p>
        </div>
      </div>
      {slip.spoken && <p>{t('slip.sheet.spoken')}</p>}
      <p>{readsText(slip, words, moment)}</p>
      <p>
        <strong>{t('slip.sheet.danger')}</strong>
      </p>
      <p className="muted">{t('slip.sheet.yours')}</p>
    </section>
  )
}

/** When somebody reads, as it is known while the slip is made. */
function readsText({ review, promise }: Finished, { t }: Words, moment: (at: string) => string): string {
  if (!review) return t('slip.sheet.reads')
  if (!promise) return t('slip.sheet.reads-none')
  return t('slip.sheet.reads-until', { when: moment(new Date(promise.until).toISOString()), hours: promise.within })
}

/** The words of the form's language, or Swedish where the app has none in it. Null until they are fetched. */
function useWordsIn(tag: string): Words | null {
  const [words, setWords] = useState<Words | null>(null)
  useEffect(() => {
    let late = false
    void loadWords(isLanguage(tag) ? tag : 'sv').then((found) => late || setWords(found))
    return () => {
      late = true
    }
  }, [tag])
  return words
}
