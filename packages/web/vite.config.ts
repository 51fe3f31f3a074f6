import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the development server finds the API; `npm start` listens on 4700 by default. */
const server = process.env.WAYMARK_URL ?? 'http://127.0.0.1:4700';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2023',
    // No data: addresses, so that the content security policy needs none.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': server, '/ws': { target: server, ws: true } },
  },
});
