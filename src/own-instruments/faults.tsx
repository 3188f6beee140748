/** What is wrong with an instrument's file, each fault one plain sentence with its place. */

import type { BroughtFault } from '../catalogue/read-instrument.ts'
import { Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'

export function Faults({ faults }: { readonly faults: readonly BroughtFault[] }) {
  const { t, named } = useWords()
  const shown = faults.slice(0, 20)
  return (
    <Notice kind="refusal">
      <p>{t('own.refused')}</p>
      <ul>
        {shown.map(({ reason, at }) => (
          <li key={`${at} ${reason}`}>
            {named(`own.fault.${reason}`, named(`wordings.fault.${reason}`, reason))}{' '}
            {at && <bdi className="code">{at}</bdi>}
          </li>
        ))}
      </ul>
      {faults.length > shown.length && <p>{t('own.more-faults', { count: faults.length - shown.length })}</p>}
    </Notice>
  )
}
