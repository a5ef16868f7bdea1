CREATE TABLE "DocumentEditions" (
    "Id" text COLLATE "C" NOT NULL CONSTRAINT "PK_DocumentEditions" PRIMARY KEY,
    "OrganisationId" text COLLATE "C" NOT NULL,
    "Kind" text COLLATE "C" NOT NULL,
    "Version" integer NOT NULL,
    "Text" text COLLATE "C",
    "Hash" text COLLATE "C" NOT NULL,
    "Reason" text COLLATE "C" NOT NULL,
    "By" text COLLATE "C" NOT NULL,
    "ByName" text COLLATE "C" NOT NULL,
    "At" bigint NOT NULL,
    "State" text COLLATE "C" NOT NULL,
    "DecidedBy" text COLLATE "C",
    "DecidedByName" text COLLATE "C",
    "DecidedAt" bigint,
    "Opinion" text COLLATE "C"
);
CREATE UNIQUE INDEX "IX_DocumentEditions_OrganisationId_Kind" ON "DocumentEditions" ("OrganisationId", "Kind") WHERE "State" = 'proposed';
CREATE UNIQUE INDEX "IX_DocumentEditions_OrganisationId_Kind_Version" ON "DocumentEditions" ("OrganisationId", "Kind", "Version");

ALTER TABLE "Documents" ADD COLUMN "EditionId" text COLLATE "C";
ALTER TABLE "Documents" ADD COLUMN "TemplateHash" text COLLATE "C";
