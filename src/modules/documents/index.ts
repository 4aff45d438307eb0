export { enterIssued, type IssuedPaper } from './server/enter-issued.ts';
export { cite, type Citation } from './server/repository.ts';
