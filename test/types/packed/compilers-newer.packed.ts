// The newer compilers.
import { describeCompiler, describeSeven } from './cases.js';

describeCompiler('5.9');
describeCompiler('6.0');
describeSeven();
