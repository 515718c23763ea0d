/** Uploaded pictures and files: taking them in, describing them, and serving them resized. */
export { type AssetStore, createFileAssetStore } from './asset-store.ts'
export { serveFile, serveImage } from './serve.ts'
export { handleUpload } from './upload.ts'
