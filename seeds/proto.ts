// Compiling, of messages: the text of a .proto file -> its descriptors, as protoc would give them. Pure. Next: the typed schemas that
// the protocol server uses, and the messages that the tests of the reader make.
import { fromBinary } from '@bufbuild/protobuf';
import {
  type DescriptorProto,
  type FileDescriptorSet,
  FileDescriptorSetSchema,
} from '@bufbuild/protobuf/wkt';
import protobuf from 'protobufjs';
import descriptor from 'protobufjs/ext/descriptor.js';

/** The descriptors of one self-contained proto3 file. Throws what its text has wrong. */
export function describeProto(name: string, text: string): FileDescriptorSet {
  const { root } = protobuf.parse(text, new protobuf.Root());
  const written = descriptor.FileDescriptorSet.encode(root.toDescriptor('proto3')).finish();
  const set = fromBinary(FileDescriptorSetSchema, written);
  for (const file of set.file) {
    file.name = name;
    for (const message of file.messageType)
      complete(message, root.lookupType(`${file.package}.${message.name}`));
  }
  return set;
}

/** protoc writes the names of types in full, a name for JSON always, and no option that is not set. */
function complete(message: DescriptorProto, type: protobuf.Type): void {
  for (const field of message.field) {
    const { resolvedType } = type.fieldsById[field.number]?.resolve() ?? {};
    if (resolvedType) field.typeName = resolvedType.fullName;
    field.jsonName ||= field.name;
    delete field.options;
  }
  for (const nested of message.nestedType) complete(nested, type.lookupType(nested.name));
}
