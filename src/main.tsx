import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './look/look.css'
import { Page } from './look/index.tsx'
import { swedish } from './words/index.tsx'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
createRoot(root).render(
  <StrictMode>
    <Page title={swedish.t('app.name')}>{null}</Page>
  </StrictMode>,
)
