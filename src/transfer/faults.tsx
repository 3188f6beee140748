/** Why a file was refused: each fault one plain sentence with its place, and that nothing has changed. */
import type { Fault } from '#exchange'
import { Notice } from '../look/index.tsx'
import { useWords, type Words } from '../words/index.tsx'

const most = 20

export function FileFaults({ faults }: { readonly faults: readonly Fault[] }) {
  const words = useWords()
  const { t } = words
  return (
    <Notice kind="refusal">
      <p>{t('exchange.refused')}</p>
      <ul>
        {faults.slice(0, most).map(({ at, reason }) => (
          <li key={`${at} ${reason}`}>
            {sentenceOf(words, reason)} {at !== '' && <bdi className="code">{at}</bdi>}
          </li>
        ))}
      </ul>
      {faults.length > most && <p>{t('exchange.more-faults', { count: faults.length - most })}</p>}
    </Notice>
  )
}

/** A wording's own faults have their sentences in the wordings' part of the catalogue. */
export const sentenceOf = ({ named }: Words, reason: string): string =>
  named(`exchange.fault.${reason}`, named(`wordings.fault.${reason}`, reason))
