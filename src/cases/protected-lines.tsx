/** Protected cases that whoever is in may not read: that there is such a code, whom to ask, and what waits for them. */
import { Link } from 'wouter'
import { plainCode } from '#exchange'
import { type Shown, useProtected } from '../case-file/protected.ts'
import { Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

/** @param search what is typed in the list's search */
export function ProtectedLines({ search }: { readonly search: string }) {
  const { t } = useWords()
  const wanted = plainCode(search)
  const others = useProtected().filter(({ mine, code }) => !mine && plainCode(code).includes(wanted))
  if (others.length === 0) return null
  return (
    <section className="stack" aria-labelledby="protected">
      <h2 id="protected">{t('case.protected-list')}</h2>
      <ul className="plain case-list">
        {others
          .toSorted((a, b) => b.waiting - a.waiting || (a.code < b.code ? -1 : 1))
          .map((one) => (
            <li key={one.caseId} className="case-line">
              <Link href={`/cases/${one.caseId}`} className="case-line__link">
                <span className="code case-line__code">{one.code}</span>
                <span className="case-line__born">{t('case.protected')}</span>
                <span className="case-line__last">
                  <WhomToAsk one={one} />
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}

/** Before everything else: nobody whom it is not for can see whether it must be read at once. */
export function ProtectedWaiting() {
  const { t } = useWords()
  const waiting = useProtected().filter((one) => !one.mine && one.waiting > 0)
  if (waiting.length === 0) return null
  return (
    <Notice kind="refusal">
      <h2>{t('case.protected-mark')}</h2>
      <ul className="plain">
        {waiting.map((one) => (
          <li key={one.caseId}>
            <strong className="code">{one.code}</strong> <WhomToAsk one={one} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function WhomToAsk({ one }: { readonly one: Shown }) {
  const { t, list } = useWords()
  if (one.names.length === 0) return t('case.protected-nobody')
  const names = list(one.names)
  if (one.waiting > 0) return t('case.protected-waits', { count: one.waiting, names })
  return t('case.protected-ask', { names })
}
