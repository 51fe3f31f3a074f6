import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadFaces } from './shell/load-faces.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
await loadFaces();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
