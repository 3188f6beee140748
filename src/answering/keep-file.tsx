/** When the tablet cannot keep the answers: they go into a sealed file, which staff load back. */
import { useState } from 'react'
import { Button } from '../look/index.tsx'
import { saveFile } from '../look/save-file.ts'
import { useWords } from '../words/index.tsx'

export default function KeepFile({ make }: { readonly make: () => Promise<Blob> }) {
  const { t } = useWords()
  const [made, setMade] = useState(false)
  const keep = async () => {
    saveFile('mattstock.answers', await make())
    setMade(true)
  }
  return (
    <>
      <p>{t('answering.keep-file.about')}</p>
      <Button onClick={() => void keep()}>{t('answering.keep-file')}</Button>
      <p role="status">{made && t('answering.keep-file.made')}</p>
    </>
  )
}
