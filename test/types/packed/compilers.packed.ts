// Every compiler that the package is for; the newer ones are in a file of their own, so that both halves run beside each other.
import { describeCompiler } from './cases.js';

describeCompiler('5.0');
describeCompiler('5.4');
