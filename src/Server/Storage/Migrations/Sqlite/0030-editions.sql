CREATE TABLE "DocumentEditions" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DocumentEditions" PRIMARY KEY,
    "OrganisationId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Text" TEXT NULL,
    "Hash" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "ByName" TEXT NOT NULL,
    "At" INTEGER NOT NULL,
    "State" TEXT NOT NULL,
    "DecidedBy" TEXT NULL,
    "DecidedByName" TEXT NULL,
    "DecidedAt" INTEGER NULL,
    "Opinion" TEXT NULL
);
CREATE UNIQUE INDEX "IX_DocumentEditions_OrganisationId_Kind" ON "DocumentEditions" ("OrganisationId", "Kind") WHERE "State" = 'proposed';
CREATE UNIQUE INDEX "IX_DocumentEditions_OrganisationId_Kind_Version" ON "DocumentEditions" ("OrganisationId", "Kind", "Version");

ALTER TABLE "Documents" ADD COLUMN "EditionId" TEXT NULL;
ALTER TABLE "Documents" ADD COLUMN "TemplateHash" TEXT NULL;
