import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** In development the interface is asked at MINGBAI_API, a running `mingbai serve`. */
const api = process.env.MINGBAI_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  // The server puts a nonce of each answer here; styles that widgets make show it (crates/server/src/pages/site.rs).
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    manifest: true,
    sourcemap: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      output: {
        // What changes seldom stays in the browser's cache when pages change.
        manualChunks(id) {
          if (/node_modules\/(react|react-dom|scheduler|react-router)\//.test(id)) return 'react';
          return undefined;
        },
      },
    },
  },
  // What comes through here comes from our own pages: the program is told so, or it refuses to change anything.
  server: { proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: api } } } },
});
