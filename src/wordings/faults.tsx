/** What is wrong with a pack, each fault one plain sentence with its place. */
import { Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import type { BroughtFault } from './read-pack.ts'

export function Faults({ faults }: { readonly faults: readonly BroughtFault[] }) {
  const { t, named } = useWords()
  const shown = faults.slice(0, 20)
  return (
    <Notice kind="refusal">
      <p>{t('wordings.refused')}</p>
      <ul>
        {shown.map(({ reason, at }) => (
          <li key={`${at} ${reason}`}>
            {named(`wordings.fault.${reason}`, reason)} {at && <bdi className="code">{at}</bdi>}
          </li>
        ))}
      </ul>
      {faults.length > shown.length && <p>{t('wordings.more-faults', { count: faults.length - shown.length })}</p>}
    </Notice>
  )
}
