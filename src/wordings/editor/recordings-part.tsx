/** Recordings, for those who listen instead of reading: a file for each sentence and choice, heard here before it is saved. */
import { type ChangeEvent, useState } from 'react'
import { type Form, itemIds } from '#instruments'
import { playRecording } from '../../answering/recording.ts'
import { Button } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { type ClipPlace, clipAt, clipFrom, withClip } from './clips.ts'
import type { PackDraft } from './draft.ts'

interface Props {
  readonly draft: PackDraft
  onChange(draft: PackDraft): void
}

export function RecordingsPart({ form, ...props }: Props & { readonly form: Form }) {
  const { t } = useWords()
  const { draft } = props
  const places: readonly (readonly [ClipPlace, string])[] = [
    [{ at: 'instruction' }, t('wordings.instruction')],
    [{ at: 'period' }, t('wordings.period')],
    ...itemIds(form).map((id, i) => [{ at: 'items', id }, `${i + 1}. ${draft.items[id] ?? ''}`] as const),
    ...Object.entries(draft.options).flatMap(([list, choices]) =>
      choices.map((words, choice) => [{ at: 'options', list, choice }, words || `${choice}`] as const),
    ),
  ]
  return (
    <details className="card">
      <summary>{t('editor.recordings')}</summary>
      <p className="muted">{t('editor.recordings.about')}</p>
      <ul className="plain stack">
        {places.map(([place, name]) => (
          <Recording key={JSON.stringify(place)} {...props} place={place} name={name} />
        ))}
      </ul>
    </details>
  )
}

function Recording({ draft, onChange, place, name }: Props & { readonly place: ClipPlace; readonly name: string }) {
  const { t } = useWords()
  const [refused, setRefused] = useState(false)
  const clip = clipAt(draft, place)
  async function take({ target }: ChangeEvent<HTMLInputElement>) {
    const found = target.files?.[0] ? await clipFrom(target.files[0]) : null
    target.value = ''
    setRefused(found === null)
    if (found) onChange(withClip(draft, place, found))
  }
  return (
    <li className="recording">
      <label>
        {t('editor.recording-of', { name })}
        <input
          className="input"
          type="file"
          accept="audio/ogg,audio/mpeg,audio/mp4"
          onChange={(event) => void take(event)}
        />
      </label>
      {clip && (
        <div className="row">
          <Button onClick={() => void playRecording(clip, new AbortController().signal)}>{t('editor.listen')}</Button>
          <Button look="quiet" onClick={() => onChange(withClip(draft, place, null))}>
            {t('editor.take-away')}
          </Button>
        </div>
      )}
      {refused && (
        <p className="field__fault" role="alert">
          {t('editor.recordings.refused')}
        </p>
      )}
    </li>
  )
}
