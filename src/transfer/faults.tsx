/** Why a file was refused: each fault one plain sentence with its place, and that nothing has changed. */
import type { Fault } from '#exchange'
import { Notice } from '../look/index.tsx'
import { useWords, type Words } from '../words/index.tsx'

const most = 20

export function FileFaults({ faults }: { readonly faults: readonly Fault[] }) {
  const { t } = useWords()
  return (
    <Notice kind="refusal">
      <p>{t('exchange.refused')}</p>
      <FaultList faults={faults} />
      {faults.length > most && <p>{t('exchange.more-faults', { count: faults.length - most })}</p>}
    </Notice>
  )
}

/** Each in a sentence, with its place in the file. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const words = useWords()
  return (
    <ul>
      {faults.slice(0, most).map(({ at, reason }) => (
        <li key={`${at} ${reason}`}>
          {sentenceOf(words, reason)} {at !== '' && <bdi className="code">{at}</bdi>}
        </li>
      ))}
    </ul>
  )
}

/** A wording's own faults have their sentences in the wordings' part of the catalogue. */
export const sentenceOf = ({ named }: Words, reason: string): string =>
  named(`exchange.fault.${reason}`, named(`wordings.fault.${reason}`, reason))
