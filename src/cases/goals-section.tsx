/** The goals among the sections of a case. Their room is fetched with the page, so that they are there when it is printed. */
import { useEffect, useState } from 'react'
import type { CaseFile } from '../case-file/case-file.ts'
import { Section } from '../look/section.tsx'
import { loadLaterWords, useWords } from '../words/index.tsx'

type Room = typeof import('../goals/index.ts')
let room: Room | null = null

export function GoalsSection({ file }: { readonly file: CaseFile }) {
  const { t } = useWords()
  const Goals = useRoom()?.GoalsOnCase
  if (file.goals.length === 0) return null
  return (
    <Section title={t('results.goals')} holds={String(file.goals.length)}>
      {Goals && <Goals file={file} />}
    </Section>
  )
}

/** Held once it is there: what is lazy is not drawn in the moment before a page is printed. */
function useRoom(): Room | null {
  const [there, setThere] = useState(room)
  useEffect(() => {
    if (there) return
    void Promise.all([import('../goals/index.ts'), loadLaterWords()]).then(([fetched]) => {
      room = fetched
      setThere(fetched)
    })
  }, [there])
  return there
}
